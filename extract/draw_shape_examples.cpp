// SPDX-License-Identifier: GPL-3.0-or-later
// Run when the program is built: draws the examples of shapes and writes them as the source of shape_examples().
#include <cstdio>

#include "extract/shape_examples.hpp"

int main() {
    using namespace scrutineer;
    std::printf(
        "#include <array>\n#include \"extract/shape_examples.hpp\"\n\nnamespace scrutineer {\nnamespace {\n\n"
        "const ShapeExample drawn_examples[] = {\n");
    const std::vector<ExampleOutline> outlines = example_outlines();
    for (std::size_t i = 0; i < outlines.size(); ++i)
        for (double angle = 0; angle < outlines[i].turn; angle += outlines[i].step) {
            std::printf("    {%zu, static_cast<Shape>(%d), %.1f, {", i, static_cast<int>(outlines[i].shape), angle);
            for (const std::uint32_t row : drawn(turned(outlines[i].outline, angle))) std::printf("0x%06xU,", row);
            std::printf("}},\n");
        }
    std::printf(
        "};\n\n}  // namespace\n\nstd::span<const ShapeExample> shape_examples() { return drawn_examples; }\n\n"
        "}  // namespace scrutineer\n");
    return 0;
}
