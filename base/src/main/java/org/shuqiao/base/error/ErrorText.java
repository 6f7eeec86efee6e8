package org.shuqiao.base.error;

/** Bilingual texts of an error code as {@link java.text.MessageFormat} patterns. */
public record ErrorText(String id, String problemZh, String problemEn, String remedyZh, String remedyEn) { }
