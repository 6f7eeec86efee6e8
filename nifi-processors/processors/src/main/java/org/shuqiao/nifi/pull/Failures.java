package org.shuqiao.nifi.pull;

import java.util.Map;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;

/** Mapping of coded errors to FlowFile attributes. */
public final class Failures {

    private Failures() { }

    public static Map<String, String> attributes(CodedException e) {
        return Map.of(
                Attributes.ERROR_CODE, e.code().id(),
                Attributes.ERROR_ZH, e.problem(Language.ZH) + e.remedy(Language.ZH),
                Attributes.ERROR_EN, e.problem(Language.EN) + " " + e.remedy(Language.EN));
    }
}
