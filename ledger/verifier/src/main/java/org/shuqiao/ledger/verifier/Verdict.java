package org.shuqiao.ledger.verifier;

import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;

/** Verdict on one receipt. */
public sealed interface Verdict {

    /** The log that the keys belong to holds this record. */
    record Valid(VerifiedReceipt facts) implements Verdict { }

    /**
     * The file proves nothing.
     *
     * @param code for example {@code SQ-LED-0032}
     * @param zh why and what to do, in Chinese
     * @param en the same in English
     */
    record Invalid(String code, String zh, String en) implements Verdict {

        static Invalid of(CodedException e) {
            return new Invalid(e.code().id(), say(e, Language.ZH), say(e, Language.EN));
        }

        private static String say(CodedException e, Language language) {
            return e.problem(language) + (language == Language.ZH ? "" : " ") + e.remedy(language);
        }
    }
}
