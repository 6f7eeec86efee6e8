package org.shuqiao.query.mask;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shuqiao.base.error.Language;

/** Lists the masks without their arguments, in the order in which they are offered. */
public enum MaskKind {
    CLEAR("clear"),
    PERSON_NAME("person-name"),
    CITIZEN_NUMBER("citizen-number"),
    MIDDLE_CITIZEN_NUMBER("middle-citizen-number"),
    PHONE("phone"),
    HASH("hash", "盐", "salt"),
    RELAY("relay", "密钥", "key"),
    YEAR_ONLY("year-only"),
    TRUNCATED("truncated", "位数", "length"),
    NOTHING("nothing");

    private final String code;
    private final Optional<String> argumentZh;
    private final Optional<String> argumentEn;

    MaskKind(String code) {
        this.code = code;
        this.argumentZh = Optional.empty();
        this.argumentEn = Optional.empty();
    }

    MaskKind(String code, String argumentZh, String argumentEn) {
        this.code = code;
        this.argumentZh = Optional.of(argumentZh);
        this.argumentEn = Optional.of(argumentEn);
    }

    /** @return the word that stands for it in configuration: {@code citizen-number} */
    public String code() {
        return code;
    }

    public boolean takesArgument() {
        return argumentEn.isPresent();
    }

    /** @return whether masked values are of the column's own type; else they are texts */
    public boolean keepsType() {
        return this == CLEAR || this == NOTHING || this == YEAR_ONLY;
    }

    /** @return how it is written, with what its argument is: {@code truncated:<length>} */
    public String form(Language language) {
        Optional<String> argument = language == Language.ZH ? argumentZh : argumentEn;
        return code + argument.map(what -> ":<" + what + ">").orElse("");
    }

    public static Optional<MaskKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /** @return how all of them are written, one after the other */
    public static String forms(Language language) {
        return Arrays.stream(values()).map(kind -> kind.form(language))
                .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
    }
}
