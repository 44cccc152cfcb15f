// SPDX-License-Identifier: GPL-3.0-or-later
// Run when the program is built: draws the examples of shapes and writes them, as the source of shape_examples(), to
// the file that it is given.
#include <fstream>

#include "extract/symbols/shape_examples.hpp"

int main(int argc, char** argv) {
    using namespace scrutineer;
    if (argc != 2) return 2;
    std::ofstream out(argv[1]);
    out << "#include \"extract/symbols/shape_examples.hpp\"\n\nnamespace scrutineer {\nnamespace {\n\n"
           "const ShapeExample drawn_examples[] = {\n";
    const std::vector<ExampleOutline> outlines = example_outlines();
    for (std::size_t i = 0; i < outlines.size(); ++i)
        for (double angle = 0; angle < outlines[i].turn; angle += outlines[i].step) {
            out << "    {" << i << ", static_cast<Shape>(" << static_cast<int>(outlines[i].shape) << "), " << angle
                << ", {";
            for (const std::uint32_t row : drawn(turned(outlines[i].outline, angle))) out << row << "U,";
            out << "}},\n";
        }
    out << "};\n\n}  // namespace\n\nstd::span<const ShapeExample> shape_examples() { return drawn_examples; }\n\n"
           "}  // namespace scrutineer\n";
    out.close();
    return out ? 0 : 1;
}
