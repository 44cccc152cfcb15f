// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace scrutineer::test {

ProgramRun run_command(const std::vector<std::string>& arguments, const std::string& standard_input,
                       const std::string& out_path) {
    const Folder folder;
    write_file(folder / "in", standard_input);
    const std::string out = out_path.empty() ? folder / "out" : out_path;
    const std::string err = folder / "err";
    std::vector<char*> words;
    for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    const pid_t process = fork();
    if (process == -1) throw std::runtime_error("fork");
    if (process == 0) {
        dup2(open((folder / "in").c_str(), O_RDONLY), STDIN_FILENO);
        dup2(open(out.c_str(), O_WRONLY | O_CREAT, 0644), STDOUT_FILENO);
        dup2(open(err.c_str(), O_WRONLY | O_CREAT, 0644), STDERR_FILENO);
        execvp(words[0], words.data());
        _exit(127);
    }
    int status = 0;
    waitpid(process, &status, 0);
    ProgramRun run;
    run.exit_code = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
    if (out_path.empty()) run.out = read_file(out);
    run.err = read_file(err);
    return run;
}

std::string program_path() { return SCRUTINEER_BINARY_DIR "/scrutineer"; }

ProgramRun run_scrutineer(std::vector<std::string> arguments, const std::string& standard_input,
                      const std::string& out_path) {
    arguments.insert(arguments.begin(), program_path());
    return run_command(arguments, standard_input, out_path);
}

std::string paper(const std::string& name) { return SCRUTINEER_SOURCE_DIR "/corpus/papers/" + name; }

std::vector<std::string> papers() {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::directory_iterator(SCRUTINEER_SOURCE_DIR "/corpus/papers")) {
        const std::string path = entry.path().string();
        if (entry.path().extension() == ".pdf" && path.find(".scan") == std::string::npos) paths.push_back(path);
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write_file(const std::string& path, const std::string& bytes) {
    std::ofstream file(path, std::ios::binary);
    file << bytes;
    file.close();
    if (!file) throw std::runtime_error("cannot write " + path);
}

Folder::Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "scrutineer-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace scrutineer::test
