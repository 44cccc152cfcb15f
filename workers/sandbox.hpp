// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace scrutineer {

/// What a kernel offers to take rights away from a process.
struct SandboxSupport {
    bool available = false;
    std::string reason;  ///< a phrase for people where it is not
};

/// Asks the kernel, without changing anything here.
SandboxSupport sandbox_support();

/// Takes from this process, and from all it starts from now on, for good: network connections, opening files to write,
/// changing the file system in any way, starting other programs, and looking into other processes. Reading files,
/// memory, threads, forks with pools of their own, and pipes that are already open stay. What is refused fails with
/// EPERM; nothing is killed for trying.
///
/// Meant as PoolOptions::start, for processes that read papers from outside. Throws std::runtime_error where the kernel
/// refuses.
void enter_sandbox();

}  // namespace scrutineer
