// SPDX-License-Identifier: AGPL-3.0-or-later
// A program of the operator's that calls somebody. Never through a shell; what it says is not read.
#pragma once

#include <string>
#include <vector>

namespace post_door {

struct Command {
  std::vector<std::string>
      words;         // the program's whole path first; {address} and {text} stand for what is told
  int seconds = 20;  // then it is killed, with all that it started
};

// True when it ended with 0 in time. What has no place among the words is on its standard input, the address
// first, one line each. It gets a search path and nothing else of our surroundings.
bool run(const Command& command, const std::string& address, const std::string& text);

}  // namespace post_door
