package org.shuqiao.catalog.department;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Department that takes part in the exchange.
 *
 * @param id lower-case letters, digits and {@code _}, for example {@code gongan}
 * @param zh the Chinese name
 * @param en the English name
 * @param code the provider code 提供方代码: a unified social credit code, GB 32100-2015
 * @param division the division it serves, GB/T 2260 with GB/T 10114, for example {@code 990100}
 * @param operator whether it is an operator (运营方): a company that runs systems for the government
 */
public record Department(String id, String zh, String en, @JsonAlias({"provider-code", "uscc"}) String code,
        String division, @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean operator) {

    /** A department of the government. */
    public Department(String id, String zh, String en, String code, String division) {
        this(id, zh, en, code, division, false);
    }

    public Department {
        requireNonNull(id, "id is null");
        requireNonNull(zh, "zh is null");
        requireNonNull(en, "en is null");
        requireNonNull(code, "code is null");
        requireNonNull(division, "division is null");
    }
}
