# Modules: what is loaded only when it is needed (workers/module.hpp). They are built into one folder and installed into
# another; the program looks beside itself, others through their run path.
set(SCRUTINEER_MODULE_FOLDER ${CMAKE_INSTALL_LIBDIR}/scrutineer)
file(RELATIVE_PATH SCRUTINEER_MODULE_FROM_PROGRAM
     ${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR} ${CMAKE_INSTALL_PREFIX}/${SCRUTINEER_MODULE_FOLDER})
set(CMAKE_BUILD_RPATH ${PROJECT_BINARY_DIR}/modules)

# scrutineer_module(NAME SOURCES…): a module of that name, which exports what its sources say and nothing else.
function(scrutineer_module name)
  add_library(${name} MODULE ${ARGN})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE scrutineer_settings)
  target_link_options(${name} PRIVATE LINKER:--exclude-libs,ALL)
  set_target_properties(${name} PROPERTIES PREFIX "" CXX_VISIBILITY_PRESET hidden
                        LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/modules)
  install(TARGETS ${name} LIBRARY DESTINATION ${SCRUTINEER_MODULE_FOLDER})
endfunction()

# scrutineer_may_be_in_a_module(LIBRARY): it is linked into modules too, and costs the program nothing for that.
function(scrutineer_may_be_in_a_module library)
  set_target_properties(${library} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_compile_options(${library} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fno-semantic-interposition>)
endfunction()
