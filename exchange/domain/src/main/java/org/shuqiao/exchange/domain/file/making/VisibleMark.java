package org.shuqiao.exchange.domain.file.making;

/**
 * Words in a file, for whoever opens it: from which receipt it comes, to whom it was given and for what.
 *
 * @param record id of the receipt's record
 * @param at     when, {@code yyyy-MM-ddTHH:mm+08:00}
 * @param age    of which day the data are and when newer ones are due; blank for what is read in place
 */
record VisibleMark(String record, String consumer, String purpose, String resource, String at, String age) {

    /** @return in one line */
    String line() {
        return ("数桥交付 Shuqiao delivery %s · 使用方 consumer %s · 用途 purpose %s · 资源 resource %s · %s · "
                + "仅限上述用途，不得转交 for this purpose only, not to be passed on")
                .formatted(record, consumer, purpose.replaceAll("\\s+", " "), resource, at)
                + (age.isBlank() ? "" : " · " + age);
    }
}
