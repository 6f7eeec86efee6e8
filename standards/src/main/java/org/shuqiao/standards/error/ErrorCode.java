package org.shuqiao.standards.error;

/**
 * One way in which input can be wrong: a stable id ({@code SQ-<AREA>-<4 digits>}) and its texts.
 *
 * <p>Each room of the house lists its own codes in one enum that implements this interface; the page
 * {@code docs/errors.md} lists them all. Texts are {@link java.text.MessageFormat} patterns. An argument names what
 * was wrong and where (a column, a file, a setting), never a personal value.
 */
public interface ErrorCode {

    /** @return for example {@code SQ-STD-0007} */
    String id();

    /** @return what is wrong, as a pattern, in the given language */
    String problem(Language language);

    /** @return what the reader can do about it, as a pattern, in the given language */
    String remedy(Language language);
}
