// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/repeated_headings.hpp"

#include "tests/support/catch.hpp"

using namespace scrutineer;
using Headings = std::vector<std::vector<std::string>>;

namespace {

Headings spread(Headings levels) {
    spread_periods_over_repeats(levels);
    return levels;
}

}  // namespace

TEST_CASE("a year over the middle of each repeat is of all its columns") {
    const Headings found = spread({{"Core", "£000s"},
                                   {"2024-25", "External", "£000s"},
                                   {"Total", "£000s"},
                                   {},
                                   {"Core", "£000s"},
                                   {"2025-26", "External", "£000s"},
                                   {"Total", "£000s"},
                                   {"Indicative", "Core", "£000s"},
                                   {"Indicative", "2026-27", "External", "£000s"},
                                   {"Indicative", "Total", "£000s"}});
    CHECK(found[0] == std::vector<std::string>{"2024-25", "Core", "£000s"});
    CHECK(found[1] == std::vector<std::string>{"2024-25", "External", "£000s"});
    CHECK(found[2] == std::vector<std::string>{"2024-25", "Total", "£000s"});
    CHECK(found[3].empty());
    CHECK(found[4] == std::vector<std::string>{"2025-26", "Core", "£000s"});
    CHECK(found[6] == std::vector<std::string>{"2025-26", "Total", "£000s"});
    CHECK(found[7] == std::vector<std::string>{"Indicative", "2026-27", "Core", "£000s"});
    CHECK(found[9] == std::vector<std::string>{"Indicative", "2026-27", "Total", "£000s"});
}

TEST_CASE("a year over two columns stands over either of them") {
    const Headings found =
        spread({{"Service"}, {"2023/24", "Budget"}, {"Outturn"}, {"2024/25", "Budget"}, {"Outturn"}, {"Notes"}});
    CHECK(found[0] == std::vector<std::string>{"Service"});
    CHECK(found[2] == std::vector<std::string>{"2023/24", "Outturn"});
    CHECK(found[4] == std::vector<std::string>{"2024/25", "Outturn"});
    CHECK(found[5] == std::vector<std::string>{"Notes"});
}

TEST_CASE("where the headings do not repeat, years stay where they are") {
    for (const Headings& levels :
         {Headings{{"Service"}, {"2023/24", "Budget"}, {"Outturn"}},
          Headings{{"2023/24", "Budget"}, {"Outturn"}, {"2024/25", "Forecast"}, {"Outturn"}},
          Headings{{"2023/24", "Budget"}, {"Outturn"}, {"2024/25", "Budget"}, {"Variance"}},
          Headings{{"2023/24", "Budget"}, {"2023/24", "Outturn"}, {"2024/25", "Budget"}, {"2024/25", "Outturn"}},
          Headings{{"2023/24", "Budget"}, {"Outturn"}, {"2024/25", "Budget"}, {"Outturn"}, {"Q1 2025/26"}},
          Headings{{"2022/23"}, {"2023/24"}, {"2024/25"}}, Headings{}})
        CHECK(spread(levels) == levels);
}
