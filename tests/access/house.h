// SPDX-License-Identifier: AGPL-3.0-or-later
// A house with people of every role and many requests, on the desk's real routes, and the naive model of it.
// Everything that happens goes in by a route or a receipt, and into the model only if it was done.
#pragma once

#include <memory>
#include <random>

#include "desk_door/test_desk.h"
#include "http/events.h"
#include "judge.h"
#include "model.h"
#include "requests/threads.h"
#include "silence/promises.h"

namespace probes {

namespace json = boost::json;
using desk::Answered, staff::Member;

class House {
 public:
  House(std::uint32_t seed, int requests);

  // Something happens: somebody tries something, and the model says whether they may.
  void mutate();
  bool is_full() const { return model.arrived.size() >= most_requests_; }

  Answered ask(const Id& person, http::Method method, const std::string& path,
               const json::value& body = nullptr);
  Answered get(const Id& person, const std::string& path) { return ask(person, http::Method::get, path); }
  Answered post(const Id& person, const std::string& path, const json::value& body = json::object{}) {
    return ask(person, http::Method::post, path, body);
  }

  int below(int count) { return std::uniform_int_distribution<int>{0, count - 1}(random_); }
  bool chance(int percent) { return below(100) < percent; }
  // Ids are random; in the order in which things came, the same seed plays the same house.
  std::vector<Id> in_order(std::vector<Id> ids) const;
  template <class Container>
  Id any_of(const Container& ids) {
    const auto all = in_order({ids.begin(), ids.end()});
    return all.at(static_cast<std::size_t>(below(static_cast<int>(all.size()))));
  }
  Id somebody();   // perhaps gone already
  Id colleague();  // who is here
  // Half of the time one that this person sees, if there is any.
  Id request_for(const Id& person);
  std::int64_t now() const { return desk.staff.clock.now().milliseconds / 1000; }
  // The owner of a request's, an envelope's, a file's, a clock's or a reader's id; nothing else has one.
  const Id* owner_of(const Id& id) const;

  desk::TestDesk desk;
  Model model;
  Judge judge;

 private:
  friend class Deeds;
  void settle(Member& member);
  void follow();
  void scan(const Id& person, const std::string& path, const Answered& answered);

  std::mt19937 random_;
  std::size_t most_requests_;
  std::map<Id, Member*> members_;
  std::map<Id, Id> owners_;
  std::map<Id, std::size_t> ordinals_;
  std::map<Id, std::shared_ptr<http::EventQueue>> queues_;
  std::map<Id, std::uint64_t> inside_, outward_;  // the next sequence of each request
  requests::Threads threads_;
  silence::Promises promises_;
};

// All runs of 32 hex digits in a text.
std::vector<Id> ids_in(std::string_view text);

}  // namespace probes
