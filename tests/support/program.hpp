// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

/// Runs programs, the built scrutineer above all, as a person would.
namespace scrutineer::test {

struct ProgramRun {
    int exit_code = 0;  ///< negative: the signal that ended it
    std::string out, err;
};

/// `arguments[0]` is the program. Standard output goes to `out_path` where given, and is not captured then.
ProgramRun run_command(const std::vector<std::string>& arguments, const std::string& standard_input = "",
                       const std::string& out_path = "");

/// The built program with these arguments.
ProgramRun run_scrutineer(std::vector<std::string> arguments, const std::string& standard_input = "",
                      const std::string& out_path = "");

/// Path of the built program.
std::string program_path();

/// A paper of the bundled corpus: papers/NAME.
std::string paper(const std::string& name);

/// All the papers of the bundled corpus that are not scans, by name.
std::vector<std::string> papers();

std::string read_file(const std::string& path);
void write_file(const std::string& path, const std::string& bytes);

/// A folder of this test's own, empty at first, removed at the end.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    /// The path of a file in it.
    std::string operator/(const std::string& name) const { return path_ + "/" + name; }
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

}  // namespace scrutineer::test
