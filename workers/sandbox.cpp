// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/sandbox.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace scrutineer {
namespace {

struct Release {
    void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, Release>;

/// Calls that a reader of papers has no use for. A call that this kernel or machine does not have is passed over.
constexpr std::array refused{
    // Network.
    "socket", "connect", "bind", "listen", "accept", "accept4", "sendmsg", "sendmmsg",
    // The file system.
    "creat", "mkdir", "mkdirat", "mknod", "mknodat", "unlink", "unlinkat", "rmdir", "rename", "renameat", "renameat2",
    "link", "linkat", "symlink", "symlinkat", "truncate", "chmod", "fchmod", "fchmodat", "chown", "fchown", "lchown",
    "fchownat", "setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr", "utime", "utimes",
    "utimensat", "futimesat", "mount", "umount2", "pivot_root", "chroot", "swapon", "swapoff", "open_by_handle_at",
    // Its flags are behind a pointer, which a filter cannot look at.
    "openat2",
    // Other programs and processes.
    "execve", "execveat", "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_getfd", "kcmp",
    // Ways round a filter, and into the kernel.
    "io_uring_setup", "io_uring_enter", "io_uring_register", "bpf", "perf_event_open", "userfaultfd", "init_module",
    "finit_module", "delete_module", "kexec_load", "kexec_file_load", "unshare", "setns", "keyctl", "add_key",
    "request_key", "reboot", "acct"};

void refuse(scmp_filter_ctx filter, int call) {
    if (call != __NR_SCMP_ERROR && seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0) != 0)
        throw std::runtime_error("the sandbox's rules were refused");
}

void refuse_with_flag(scmp_filter_ctx filter, int call, unsigned argument, std::uint64_t flag) {
    const scmp_arg_cmp has_flag{argument, SCMP_CMP_MASKED_EQ, flag, flag};
    if (call != __NR_SCMP_ERROR && seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), call, 1, &has_flag) != 0)
        throw std::runtime_error("the sandbox's rules were refused");
}

// glibc has no functions for these calls.
long landlock_version() { return ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION); }

class Descriptor {
public:
    explicit Descriptor(long number) : number_(static_cast<int>(number)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }

private:
    int number_;
};

constexpr std::uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;

/// A rule for a file may only speak of files.
void allow_reading(int rules, const std::string& path) {
    const Descriptor file(::open(path.c_str(), O_PATH | O_CLOEXEC));
    if (file.number() < 0) return;
    struct stat about {};
    if (::fstat(file.number(), &about) != 0) return;
    landlock_path_beneath_attr rule{};
    rule.allowed_access = S_ISDIR(about.st_mode) ? reading : LANDLOCK_ACCESS_FS_READ_FILE;
    rule.parent_fd = file.number();
    // A pipe belongs to no folder and needs no rule; the kernel refuses one.
    ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

void confine_reading(const std::vector<std::string>& readable) {
    landlock_ruleset_attr attributes{};
    attributes.handled_access_fs = reading;
    const Descriptor rules(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
    if (rules.number() < 0) throw std::runtime_error(std::string("no sandbox: ") + std::strerror(errno));
    for (const std::string& path : readable) allow_reading(rules.number(), path);
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || ::syscall(SYS_landlock_restrict_self, rules.number(), 0) != 0)
        throw std::runtime_error(std::string("no sandbox: ") + std::strerror(errno));
}

}  // namespace

SandboxSupport sandbox_support() {
    // Documented way of asking (seccomp(2)): a null filter on a kernel with support fails with EFAULT, not EINVAL.
    if (::prctl(PR_GET_SECCOMP, 0, 0, 0, 0) < 0) return {false, false, "the kernel has no seccomp"};
    errno = 0;
    ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, nullptr);
    if (errno != EFAULT) return {false, false, std::string("the kernel refuses filters: ") + std::strerror(errno)};
    if (landlock_version() < 1) return {true, false, "the kernel has no Landlock"};
    return {true, true, ""};
}

void enter_sandbox(const std::vector<std::string>& readable) {
    if (landlock_version() >= 1) confine_reading(readable);
    const Filter filter(seccomp_init(SCMP_ACT_ALLOW));
    if (!filter) throw std::runtime_error("no sandbox: libseccomp gave no filter");
    for (const char* name : refused) refuse(filter.get(), seccomp_syscall_resolve_name(name));
    for (const std::uint64_t flag : {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC}) {
        refuse_with_flag(filter.get(), SCMP_SYS(open), 1, flag);
        refuse_with_flag(filter.get(), SCMP_SYS(openat), 2, flag);
    }
    // Pairs of local sockets are how a pool talks to its workers, and lead nowhere else.
    const scmp_arg_cmp not_local{0, SCMP_CMP_NE, AF_UNIX, 0};
    if (seccomp_rule_add_array(filter.get(), SCMP_ACT_ERRNO(EPERM), SCMP_SYS(socketpair), 1, &not_local) != 0)
        throw std::runtime_error("the sandbox's rules were refused");
    // Sending over the socket to the parent names no address; anything else does.
    const scmp_arg_cmp has_address{4, SCMP_CMP_NE, 0, 0};
    if (seccomp_rule_add_array(filter.get(), SCMP_ACT_ERRNO(EPERM), SCMP_SYS(sendto), 1, &has_address) != 0)
        throw std::runtime_error("the sandbox's rules were refused");
    const int error = seccomp_load(filter.get());
    if (error != 0) throw std::runtime_error(std::string("no sandbox: ") + std::strerror(-error));
}

}  // namespace scrutineer
