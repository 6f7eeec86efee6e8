package org.shuqiao.catalog.check;

import java.time.LocalDate;
import java.util.Optional;
import org.shuqiao.standards.element.CheckResult;
import org.shuqiao.standards.pack.StandardPack;

/** Checks that a provider code is a unified social credit code (GB 32100-2015) in standard form. */
final class ProviderCode {

    private static final String ELEMENT = "uscc";

    private ProviderCode() { }

    /** Lawful codes that the standards only flag (early pilots, unknown or abolished divisions) are valid. */
    static boolean valid(String code) {
        // the day decides only whether the division inside is flagged, which does not matter here
        CheckResult outcome = StandardPack.load().elements().check(ELEMENT, code, Optional.empty(), LocalDate.EPOCH);
        return outcome.value().filter(code::equals).isPresent();
    }
}
