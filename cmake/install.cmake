# What `cmake --install` installs: program, library with headers and CMake package, schema, man page, completions.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
# What others compile against is a package of its own (make deb).
set(development COMPONENT development)

set(parts)
foreach(part IN ITEMS workers words pictures extract dataset parsers normalise pipeline archive validate)
  if(TARGET scrutineer_${part})
    list(APPEND parts ${part})
  endif()
endforeach()

add_library(scrutineer_library INTERFACE)
set_target_properties(scrutineer_library PROPERTIES EXPORT_NAME scrutineer)
set(targets scrutineer_settings scrutineer_library)
foreach(part IN LISTS parts)
  target_link_libraries(scrutineer_library INTERFACE scrutineer_${part})
  set_target_properties(scrutineer_${part} PROPERTIES EXPORT_NAME ${part})
  list(APPEND targets scrutineer_${part})
  if(IS_DIRECTORY ${PROJECT_SOURCE_DIR}/${part})
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/${part} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/scrutineer
            ${development} FILES_MATCHING PATTERN "*.hpp" PATTERN "*.def")
  endif()
endforeach()
# Headers name each other from the top folder ("extract/page/page.hpp"); others write <scrutineer/extract/page/page.hpp>.
target_include_directories(scrutineer_settings INTERFACE
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/scrutineer>)

install(TARGETS scrutineer RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS ${targets} EXPORT scrutineerTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
        ${development})

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/scrutineer)
install(EXPORT scrutineerTargets NAMESPACE scrutineer:: DESTINATION ${package_folder} ${development})
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/scrutineerConfig.cmake.in
  ${PROJECT_BINARY_DIR}/scrutineerConfig.cmake INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/scrutineerConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/scrutineerConfig.cmake ${PROJECT_BINARY_DIR}/scrutineerConfigVersion.cmake
        DESTINATION ${package_folder} ${development})

file(GLOB schemas ${PROJECT_SOURCE_DIR}/dataset/*.schema.json)
install(FILES ${schemas} DESTINATION ${CMAKE_INSTALL_DATADIR}/scrutineer)

# The program writes its own man page and completions, so they cannot fall behind its options.
set(integration ${PROJECT_BINARY_DIR}/integration)
install(FILES ${integration}/scrutineer.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${integration}/scrutineer.bash RENAME scrutineer
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${integration}/_scrutineer DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${integration}/scrutineer.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
file(GLOB docs ${PROJECT_SOURCE_DIR}/docs/*.md)
install(FILES ${docs} DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/README.md
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
