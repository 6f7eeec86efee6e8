package org.shuqiao.catalog.entry;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resource code 信息资源代码: category digits, a slash and a sequence number, for example {@code 10101001/000001}.
 */
public record ResourceCode(String prefix, long sequence) {

    private static final Pattern FORM = Pattern.compile("([1-3]\\d{4,17})/(\\d{6,18})");

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
