# A room is a folder of src/ with its own library and its own include root: `#include "seal/keys.h"` resolves only
# where `NEEDS seal` is written, because each room is reached through a folder of links of its own.
#
#   room(cases SOURCES case.cpp cases.cpp NEEDS store trail TESTS case_test.cpp)
#   door(havre-intake SOURCES main.cpp routes.cpp NEEDS intake http)

# One place for all build folders, so that a compiler cache serves them all.
set(HAVRE_ROOTS ${CMAKE_SOURCE_DIR}/build/roots)

# The folder the room stands in, reachable as its own name and nothing else.
function(havre_root name)
  cmake_path(GET CMAKE_CURRENT_SOURCE_DIR FILENAME folder)
  file(MAKE_DIRECTORY ${HAVRE_ROOTS}/${name})
  if(NOT IS_SYMLINK ${HAVRE_ROOTS}/${name}/${folder})
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${HAVRE_ROOTS}/${name}/${folder} SYMBOLIC)
  endif()
endfunction()

function(room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;NEEDS;LIBRARIES;PRIVATE_LIBRARIES;TESTS" ${ARGN})
  havre_root(${name})
  add_library(${name} STATIC ${ROOM_SOURCES})
  target_include_directories(${name} PUBLIC ${HAVRE_ROOTS}/${name})
  target_link_libraries(${name} PUBLIC ${ROOM_NEEDS} ${ROOM_LIBRARIES} PRIVATE ${ROOM_PRIVATE_LIBRARIES} havre_flags)
  if(ROOM_TESTS AND HAVRE_TESTS)
    add_executable(${name}_test ${ROOM_TESTS})
    target_link_libraries(${name}_test PRIVATE ${name} ${ROOM_PRIVATE_LIBRARIES} havre_flags GTest::gmock GTest::gtest_main)
    target_compile_definitions(${name}_test PRIVATE HAVRE_SOURCE="${CMAKE_SOURCE_DIR}")
    add_test(NAME ${name} COMMAND ${name}_test)
    set_tests_properties(${name} PROPERTIES TIMEOUT 600)
  endif()
endfunction()

function(door name)
  cmake_parse_arguments(DOOR "" "" "SOURCES;NEEDS;LIBRARIES" ${ARGN})
  add_executable(${name} ${DOOR_SOURCES})
  # A door's own folder is reachable by itself alone; nothing includes a door.
  havre_root(${name})
  target_include_directories(${name} PRIVATE ${HAVRE_ROOTS}/${name})
  target_link_libraries(${name} PRIVATE ${DOOR_NEEDS} ${DOOR_LIBRARIES} havre_flags)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
endfunction()
