# Installs into a folder of its own, then builds and runs a small program that uses what was installed.
set(work ${BUILD_FOLDER}/consumer-test)
set(prefix ${work}/prefix)
file(REMOVE_RECURSE ${work})

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE out)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${ARGN}\nended with ${code}:\n${out}")
  endif()
  set(out "${out}" PARENT_SCOPE)
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD_FOLDER} --prefix ${prefix})
foreach(file IN ITEMS
    bin/scrutineer
    include/scrutineer/pipeline/paper.hpp
    share/scrutineer/dataset.schema.json
    share/man/man1/scrutineer.1
    share/bash-completion/completions/scrutineer
    share/zsh/site-functions/_scrutineer
    share/fish/vendor_completions.d/scrutineer.fish)
  if(NOT EXISTS ${prefix}/${file})
    message(FATAL_ERROR "${file} was not installed")
  endif()
endforeach()

set(flags "")
if(SANITIZE)
  set(flags -DCMAKE_CXX_FLAGS=-fsanitize=address,undefined)
endif()
run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR}/consumer -B ${work}/build -DCMAKE_PREFIX_PATH=${prefix}
    -DCMAKE_CXX_COMPILER=${CXX} ${flags})
run(${CMAKE_COMMAND} --build ${work}/build)
run(${work}/build/consumer ${PAPER})
if(NOT out MATCHES "adults-2017-q1.pdf: [1-9][0-9]* records\n")
  message(FATAL_ERROR "the consumer printed: ${out}")
endif()

# Pictures are read too, by the module that was installed.
if(SANITIZE)
  # AddressSanitizer's dlopen knows nothing of the run path of whoever calls it.
  file(GLOB_RECURSE module ${prefix}/*/scrutineer_ocr.so)
  cmake_path(GET module PARENT_PATH modules)
  set(ENV{LD_LIBRARY_PATH} ${modules})
endif()
run(${work}/build/consumer ${SCAN})
if(NOT out MATCHES "adults-2017-q1.scan.pdf: [1-9][0-9]* records\n")
  message(FATAL_ERROR "the consumer printed: ${out}")
endif()
run(${prefix}/bin/scrutineer extract ${SCAN})
if(out MATCHES "ocr-unavailable" OR NOT out MATCHES "\"method\": ?\"ocr\"")
  message(FATAL_ERROR "the installed program read no picture: ${out}")
endif()

# The installed program runs from where it is.
run(${prefix}/bin/scrutineer extract ${PAPER})
if(NOT out MATCHES "\"schema\": ?\"scrutineer/dataset/1\"")
  message(FATAL_ERROR "the installed program printed: ${out}")
endif()
file(REMOVE_RECURSE ${work})
