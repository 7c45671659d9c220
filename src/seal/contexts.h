// SPDX-License-Identifier: AGPL-3.0-or-later
// Every label of doc/sealing.md, so that two uses can never share one by accident.
#pragma once

#include <string_view>

namespace seal::label {

inline constexpr std::string_view organisation = "organisation";
inline constexpr std::string_view key_id = "key id";

inline constexpr std::string_view recipients = "recipients";
inline constexpr std::string_view commitment = "commitment";
inline constexpr std::string_view body = "body";
inline constexpr std::string_view signed_text = "signed";

inline constexpr std::string_view wrap = "wrap";
inline constexpr std::string_view subject_envelope = "subject envelope";
inline constexpr std::string_view subject_case_key = "subject case key";
inline constexpr std::string_view subject_backup = "subject backup";
inline constexpr std::string_view subject_day_key = "subject day key";

inline constexpr std::string_view file = "file";

inline constexpr std::string_view receipt_checksum = "receipt checksum";
inline constexpr std::string_view receipt_finder = "receipt finder";
inline constexpr std::string_view finder_stored = "finder stored";
inline constexpr std::string_view receipt_opener = "receipt opener";
inline constexpr std::string_view receipt_signer = "receipt signer";
inline constexpr std::string_view handover = "handover";
inline constexpr std::string_view handover_keys = "handover keys";

inline constexpr std::string_view keyring = "keyring";
inline constexpr std::string_view keyring_associated = "keyring data";
inline constexpr std::string_view login = "login";
inline constexpr std::string_view login_answer = "login answer";
inline constexpr std::string_view code = "code";
inline constexpr std::string_view code_checksum = "code checksum";
inline constexpr std::string_view appointment = "appointment";
inline constexpr std::string_view vault = "vault";
inline constexpr std::string_view vault_associated = "vault data";

inline constexpr std::string_view statement = "statement";
inline constexpr std::string_view own_keys = "own keys";

inline constexpr std::string_view share_check = "share check";

inline constexpr std::string_view trail = "trail";

inline constexpr std::string_view backup_chain = "backup chain";
inline constexpr std::string_view backup_signed = "backup signed";

inline constexpr std::string_view form_request = "form request";
inline constexpr std::string_view upload = "upload";
inline constexpr std::string_view visit = "visit";

inline constexpr std::string_view enrol = "enrol";
inline constexpr std::string_view enrol_keys = "enrol keys";
inline constexpr std::string_view new_passphrase = "new passphrase";
inline constexpr std::string_view change_factor = "change factor";
inline constexpr std::string_view factor_code_stored = "factor code stored";
inline constexpr std::string_view unknown_name = "unknown name";
inline constexpr std::string_view session_stored = "session stored";
inline constexpr std::string_view device_stored = "device stored";

inline constexpr std::string_view instructions_commitment = "instructions commitment";
inline constexpr std::string_view instructions_body = "instructions body";
inline constexpr std::string_view instructions_share = "instructions share";
inline constexpr std::string_view subject_share = "subject share";

inline constexpr std::string_view pages = "pages";

}  // namespace seal::label
