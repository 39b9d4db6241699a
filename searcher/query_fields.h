// The fields of the query language: their names and the values of date:.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace attest {

// Lower case, without the colon.
bool IsQueryField(std::string_view name);
// What is wrong with a name that is no field.
std::string UnknownQueryField(const std::string& name);

// EDTF that ParseDate takes: 2009..2011, 2019.. and ..1998 become 2009/2011, 2019/.. and ../1998.
// Nothing where it is no date, and `*why` says why.
std::optional<std::string> QueryDateToEdtf(const std::string& written, std::string* why);

}  // namespace attest
