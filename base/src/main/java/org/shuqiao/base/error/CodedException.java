package org.shuqiao.base.error;

import static java.util.Objects.requireNonNull;

import java.text.MessageFormat;
import java.util.Arrays;
import org.shuqiao.base.label.Labelled;

/**
 * Exception with an {@link ErrorCode}, the only one that users meet. It carries its {@link ErrorCode} and the arguments
 * of its texts, so that whoever shows it chooses the language; a {@link Labelled} argument has its label in each.
 */
public final class CodedException extends RuntimeException {

    private final transient ErrorCode code;
    private final String[] zh;
    private final String[] en;

    public CodedException(ErrorCode code, Object... arguments) {
        this(code, null, arguments);
    }

    public CodedException(ErrorCode code, Throwable cause, Object... arguments) {
        super(null, cause);
        this.code = requireNonNull(code, "code is null");
        this.zh = Arrays.stream(arguments).map(each -> each instanceof Labelled label ? label.zh()
                : String.valueOf(each)).toArray(String[]::new);
        this.en = Arrays.stream(arguments).map(each -> each instanceof Labelled label ? label.en()
                : String.valueOf(each)).toArray(String[]::new);
    }

    public ErrorCode code() {
        return code;
    }

    /** @return what is wrong, without the code */
    public String problem(Language language) {
        return format(code.problem(language), language);
    }

    /** @return what to do about it */
    public String remedy(Language language) {
        return format(code.remedy(language), language);
    }

    /** @return code, problem and remedy on one line */
    public String text(Language language) {
        String gap = language == Language.ZH ? "" : " ";
        return code.id() + " " + problem(language) + gap + remedy(language);
    }

    /** The English line, for logs and stack traces. */
    @Override
    public String getMessage() {
        return text(Language.EN);
    }

    private String format(String pattern, Language language) {
        return new MessageFormat(pattern).format(language == Language.ZH ? zh : en);
    }
}
