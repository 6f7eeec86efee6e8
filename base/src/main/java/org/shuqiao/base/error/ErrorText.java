package org.shuqiao.base.error;

/** What an error code says: patterns of {@link java.text.MessageFormat} in both languages. */
public record ErrorText(String id, String problemZh, String problemEn, String remedyZh, String remedyEn) {
}
