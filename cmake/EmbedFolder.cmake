# Turns a folder's JSON files into one C++ source, so that the program carries them with it.
#   cmake -DFOLDER=words/vocabulary -DOUTPUT=out.cpp -DHEADER=words/built_in_vocabulary.hpp -DTYPE=BuiltInVocabulary
#         -DFUNCTION=built_in_vocabulary -P EmbedFolder.cmake
# HEADER declares TYPE, which has a file's name and its text, and FUNCTION, which gives all of them by name.
file(GLOB files "${FOLDER}/*.json")
list(SORT files)
set(source "// Made from the files of a folder by cmake/EmbedFolder.cmake; not to be edited.\n")
string(APPEND source "#include \"${HEADER}\"\n\nnamespace scrutineer {\n\n")
string(APPEND source "const std::vector<${TYPE}>& ${FUNCTION}() {\n")
string(APPEND source "    static const std::vector<${TYPE}> files{\n")
foreach(file IN LISTS files)
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" text)
  # A string literal may not be longer than 65,536 characters: it is put together from pieces.
  string(LENGTH "${text}" length)
  set(at 0)
  string(APPEND source "        {\"${name}\",")
  while(at LESS length)
    string(SUBSTRING "${text}" ${at} 4000 piece)
    string(APPEND source "\n         R\"embedded(${piece})embedded\"")
    math(EXPR at "${at} + 4000")
  endwhile()
  string(APPEND source "},\n")
endforeach()
string(APPEND source "    };\n    return files;\n}\n\n}  // namespace scrutineer\n")
file(WRITE "${OUTPUT}" "${source}")
