package org.shuqiao.catalog.entry;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resource code 信息资源代码: the segments of the category, a slash and a sequence number of six digits, for example
 * {@code 1010010001/000001}. Codes from before segments had fixed widths have other digits and stay valid.
 */
public record ResourceCode(String prefix, long sequence) {

    private static final Pattern FORM = Pattern.compile("([1-3]\\d{4,17})/(\\d{6,18})");

    /** Last number under a category. */
    public static final long LAST = 999_999;

    public static ResourceCode of(Category category, long sequence) {
        return new ResourceCode(category.prefix(), sequence);
    }

    /** @return the code that {@code text} writes, or empty where it is none */
    public static Optional<ResourceCode> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new ResourceCode(form.group(1), Long.parseLong(form.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "%s/%06d".formatted(prefix, sequence);
    }
}
