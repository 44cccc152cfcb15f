// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace scrutineer {

/// What a kernel offers to take rights away from a process.
struct SandboxSupport {
    bool available = false;  ///< filters of system calls (seccomp)
    bool files = false;      ///< reading can be confined to some files (Landlock, Linux 5.13)
    std::string reason;      ///< a phrase for people where one of them is not
};

/// Asks the kernel, without changing anything here.
SandboxSupport sandbox_support();

/// Takes from this process, and from all it starts from now on, for good: network connections, opening files to write,
/// changing the file system in any way, starting other programs, and looking into other processes; where the kernel has
/// Landlock, also reading any file but those of `readable` (files, or folders with all that is in them; what is not
/// there is passed over). Memory, threads, forks with pools of their own, and files and pipes that are open already
/// stay. What is refused fails with EPERM or EACCES; nothing is killed for trying. docs/sandbox.md lists the calls.
///
/// Meant as PoolOptions::start, for processes that read papers from outside. Throws std::runtime_error where the kernel
/// refuses.
void enter_sandbox(const std::vector<std::string>& readable);

}  // namespace scrutineer
