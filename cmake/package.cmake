# `make deb`: two Debian packages by CPack. `scrutineer` has the program, its modules, man page, completions, schema and docs;
# `libscrutineer-dev` the library, its headers and the CMake package.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME scrutineer)
set(CPACK_PACKAGE_VENDOR "scrutineer")
set(CPACK_PACKAGE_CONTACT "scrutineer maintainers <maintainers@scrutineer.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "figures and ratings of UK council committee papers")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL scrutineer development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)

set(CPACK_DEBIAN_SCRUTINEER_PACKAGE_NAME scrutineer)
set(CPACK_DEBIAN_SCRUTINEER_PACKAGE_SECTION text)
# Loaded when a picture is read: no library that the program is linked with asks for it.
set(CPACK_DEBIAN_SCRUTINEER_PACKAGE_DEPENDS tesseract-ocr-eng)
set(CPACK_DEBIAN_SCRUTINEER_DESCRIPTION
"Reads the performance and finance tables in council committee papers (PDF)
and turns every published figure and rating into one canonical dataset, with
the page and the box that each is printed in. Papers are read in a sandbox.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libscrutineer-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
  "scrutineer (= ${PROJECT_VERSION}), libpoppler-dev, libpoppler-private-dev, libre2-dev, libpng-dev, libseccomp-dev, libfmt-dev, nlohmann-json3-dev, libssl-dev, libsqlite3-dev, pkg-config")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION
"What the program scrutineer is made of, for programs of your own: a static
library, its headers and a CMake package.")

# What Debian's policy asks for and a plain installation does not: compressed man page and changelog, a copyright file.
configure_file(${PROJECT_SOURCE_DIR}/cmake/debian_files.cmake ${PROJECT_BINARY_DIR}/debian_files.cmake COPYONLY)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_BINARY_DIR}/debian_files.cmake)
set(CPACK_SCRUTINEER_SOURCE ${PROJECT_SOURCE_DIR})
set(CPACK_SCRUTINEER_VERSION ${PROJECT_VERSION})
include(CPack)
