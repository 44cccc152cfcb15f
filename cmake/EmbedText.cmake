# Turns a text file into a C++ source that defines one std::string_view.
#   cmake -DINPUT=file -DOUTPUT=out.cpp -DNAME=variable -P EmbedText.cmake
# The text is cut into pieces, since a string literal may not be longer than 65,536 characters.
file(READ "${INPUT}" text)
get_filename_component(from "${INPUT}" NAME)
set(source "// Made from ${from} by cmake/EmbedText.cmake; not to be edited.\n#include <string_view>\n\n")
string(APPEND source "namespace scrutineer {\nextern const std::string_view ${NAME};\nconst std::string_view ${NAME} =")
string(LENGTH "${text}" length)
set(at 0)
while(at LESS length)
  string(SUBSTRING "${text}" ${at} 4000 piece)
  string(APPEND source "\n    R\"embedded(${piece})embedded\"")
  math(EXPR at "${at} + 4000")
endwhile()
string(APPEND source ";\n}  // namespace scrutineer\n")
file(WRITE "${OUTPUT}" "${source}")
