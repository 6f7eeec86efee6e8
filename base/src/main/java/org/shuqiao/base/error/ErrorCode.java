package org.shuqiao.base.error;

/**
 * One way in which input can be wrong: a stable id ({@code SQ-<AREA>-<4 digits>}), its kind and its texts.
 *
 * <p>Each room of the house lists its own codes in one enum that implements this interface; the page
 * {@code docs/errors.md} lists them all. An argument of a text names what was wrong and where (a column, a file, a
 * setting), never a personal value.
 */
public interface ErrorCode {

    ErrorText text();

    /** @return what the error asks of whoever meets it; the HTTP status follows from it */
    ErrorKind kind();

    /** @return for example {@code SQ-STD-0007} */
    default String id() {
        return text().id();
    }

    /** @return what is wrong, as a pattern, in the given language */
    default String problem(Language language) {
        return language == Language.ZH ? text().problemZh() : text().problemEn();
    }

    /** @return what the reader can do about it, as a pattern, in the given language */
    default String remedy(Language language) {
        return language == Language.ZH ? text().remedyZh() : text().remedyEn();
    }
}
