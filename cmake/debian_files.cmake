# Run by CPack in each package's folder before it is packed: what Debian's policy asks for and an installation has not.
set(root ${CPACK_TEMPORARY_INSTALL_DIRECTORY})

function(compress file)
  execute_process(COMMAND gzip -9nf ${file} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

set(year 2026)
foreach(part IN ITEMS scrutineer:scrutineer development:libscrutineer-dev)
  string(REGEX MATCH "^[^:]+" component ${part})
  string(REGEX REPLACE "^[^:]+:" "" package ${part})
  if(NOT IS_DIRECTORY ${root}/${component}/usr)
    continue()
  endif()
  set(usr ${root}/${component}/usr)
  set(documents ${usr}/share/doc/${package})
  file(MAKE_DIRECTORY ${documents})
  file(WRITE ${documents}/copyright
"Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: scrutineer

Files: *
Copyright: ${year} the scrutineer authors
License: GPL-3.0-or-later
 This program is free software: you can redistribute it and/or modify it under
 the terms of the GNU General Public License as published by the Free Software
 Foundation, either version 3 of the License, or (at your option) any later
 version.
 .
 On Debian systems the full text of the GNU General Public License version 3 is
 in /usr/share/common-licenses/GPL-3.
")
  # The same sources give the same package: the day is that of the last change, not today.
  execute_process(COMMAND git -C ${CPACK_SCRUTINEER_SOURCE} log -1 --format=%aD
                  OUTPUT_VARIABLE day OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(NOT day)
    set(day "Thu, 01 Jan 2026 00:00:00 +0000")
  endif()
  file(WRITE ${documents}/changelog
"scrutineer (${CPACK_SCRUTINEER_VERSION}) unstable; urgency=medium

  * The version that this package was made from: see its repository.

 -- ${CPACK_PACKAGE_CONTACT}  ${day}
")
  compress(${documents}/changelog)
  # The licence is in /usr/share/common-licenses.
  file(REMOVE ${documents}/LICENSE)
  file(GLOB manuals ${usr}/share/man/man1/*.1)
  foreach(manual IN LISTS manuals)
    compress(${manual})
  endforeach()
  # zsh of Debian looks elsewhere than a zsh of one's own.
  if(EXISTS ${usr}/share/zsh/site-functions)
    file(MAKE_DIRECTORY ${usr}/share/zsh/vendor-completions)
    file(RENAME ${usr}/share/zsh/site-functions/_scrutineer ${usr}/share/zsh/vendor-completions/_scrutineer)
    file(REMOVE_RECURSE ${usr}/share/zsh/site-functions)
  endif()
endforeach()
