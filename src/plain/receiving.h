// SPDX-License-Identifier: AGPL-3.0-or-later
// A form's body on its way in, as multipart/form-data or application/x-www-form-urlencoded, to whoever
// answers it. A form that was cut off is not a form: what came is dropped, nothing is acknowledged.
#pragma once

#include "http/message.h"
#include "plain/form_body.h"

namespace plain {

namespace refusal {
inline constexpr base::Refusal form_unreadable{base::Kind::invalid, "form.unreadable"};
}

struct Reception {
  FormBody::RequestOf request_of;
  // Whole and readable.
  std::function<http::Response(FormBody&)> answer;
  // Readable as far as it goes; what was typed may come back.
  std::function<http::Response(FormBody&, const base::Refusal&)> refuse;
};

std::unique_ptr<http::BodySink> receive(const http::Request& head, const base::OrganisationId& organisation,
                                        intake::Uploads& uploads, Reception reception);

}  // namespace plain
