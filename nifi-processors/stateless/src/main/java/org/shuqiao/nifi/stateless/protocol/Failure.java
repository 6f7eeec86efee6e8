package org.shuqiao.nifi.stateless.protocol;

import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;

/** Why a dataset was not collected: a code and its texts, also where it comes from behind another class loader. */
public record Failure(String code, String zh, String en) {

    public static Failure of(CodedException e) {
        return new Failure(e.code().id(), e.problem(Language.ZH) + e.remedy(Language.ZH),
                e.problem(Language.EN) + " " + e.remedy(Language.EN));
    }
}
