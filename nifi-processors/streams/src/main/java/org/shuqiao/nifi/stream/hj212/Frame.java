package org.shuqiao.nifi.stream.hj212;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Frame whose check code fits: the fields before CP, and CP's content in plain text.
 *
 * @param fields by name; blanks around names and values are gone
 * @param area between the {@code &&} of CP
 */
public record Frame(Map<String, String> fields, String area) {

    private static final String NONE = "";

    public Frame {
        fields = Map.copyOf(fields);
    }

    /** Number of the request or of the upload: a time of day to the millisecond. */
    public String qn() {
        return field("QN");
    }

    public String st() {
        return field("ST");
    }

    public String cn() {
        return field("CN");
    }

    public String mn() {
        return field("MN");
    }

    public String password() {
        return field("PW");
    }

    /** @return the edition; a frame without a Flag is of the oldest */
    public Edition edition() {
        return Edition.of(flag().orElse(0));
    }

    /** @return whether the sender waits for an answer */
    public boolean wantsAnswer() {
        return (flag().orElse(0) & 1) == 1;
    }

    /** @return whether it is marked as sent again, which only the newest edition does */
    public boolean resent() {
        return field("RF").equals("1");
    }

    /** @return how many packets the message has; a frame that says it is split and names no numbers is whole */
    public int packets() {
        return packet().isPresent() ? number("PNUM").orElse(1) : 1;
    }

    /** @return the number of this packet, from 1 */
    public OptionalInt packet() {
        OptionalInt all = number("PNUM");
        OptionalInt own = number("PNO");
        boolean split = all.isPresent() && own.isPresent() && own.getAsInt() >= 1
                && own.getAsInt() <= all.getAsInt() && all.getAsInt() > 1;
        return split ? own : OptionalInt.empty();
    }

    /** @return whether it carries measurements or states */
    public boolean isData() {
        return cn().startsWith("2");
    }

    private OptionalInt flag() {
        return number("Flag");
    }

    private String field(String name) {
        return Optional.ofNullable(fields.get(name.toUpperCase(Locale.ROOT))).orElse(NONE);
    }

    private OptionalInt number(String name) {
        String text = field(name);
        return text.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
