package org.shuqiao.query.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.shuqiao.base.digest.KeyedDigest;

/** The platform's masks once more, by hand: what each shows, and other values that it shows alike. */
final class HandMask {

    private static final String KEY = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static final String HASH = "hash:" + KEY;
    private static final String RELAY = "relay:" + KEY;
    private static final String HIDDEN = "***";
    private static final int FORMLESS = 5;

    private HandMask() { }

    /** @return masks that fit a column, as configuration writes them; the first shows all */
    static List<String> fitting(String column) {
        return switch (column) {
            case "number" -> List.of("clear", "citizen-number", "middle-citizen-number", "truncated:6", HASH,
                    "nothing");
            case "name", "holder" -> List.of("clear", "person-name", "truncated:1", HASH, "nothing");
            case "phone" -> List.of("clear", "phone", "truncated:3", HASH, RELAY, "nothing");
            case "note", "code" -> List.of("clear", "truncated:2", "nothing");
            case "born", "since", "updated", "ended" -> List.of("clear", "year-only", "nothing");
            case "income", "amount", "wealth", "score", "ratio" -> List.of("clear", "clear", "nothing");
            default -> List.of("clear");
        };
    }

    /** @return a value to stand behind the mask */
    static Object behind(String mask, String column, Values values, Random random) {
        Object plain = values.plain(column);
        if (HandForm.knows(mask) && plain instanceof String && random.nextInt(FORMLESS) == 0) {
            return HandForm.without(mask, random);
        }
        return switch (mask) {
            case "citizen-number", "middle-citizen-number" -> random.nextInt(FORMLESS) > 0 ? plain
                    : CitizenNumbers.old("9901025", random);
            case "person-name", "truncated:1", "truncated:2" -> plain == null ? null : plain + Values.CANARY;
            case "nothing" -> values.hidden(column);
            default -> plain;
        };
    }

    /** @return another value that the mask shows alike */
    static Object alike(String mask, String column, Object value, Values values, Random random) {
        if (mask.equals("nothing")) {
            return values.hidden(column);
        }
        return switch (value) {
            case null -> null;
            case String text when HandForm.knows(mask) && !HandForm.has(mask, text) -> HandForm.without(mask, random);
            case String text -> switch (mask) {
                case "citizen-number" -> CitizenNumbers.isOld(text) ? CitizenNumbers.old(text.substring(0, 7), random)
                        : CitizenNumbers.random(text.substring(0, 9), random);
                case "middle-citizen-number" -> CitizenNumbers.sameEnds(text, random);
                case "person-name", "truncated:1" -> text.substring(0, 1) + again(random);
                case "truncated:2" -> text.substring(0, 2) + again(random);
                case "truncated:3" -> text.substring(0, 3) + "%08d".formatted(random.nextInt(100_000_000));
                case "truncated:6" -> CitizenNumbers.random(text.substring(0, 6) + "19" + random.nextInt(10), random);
                case "phone" -> text.substring(0, 3) + "%04d".formatted(random.nextInt(10_000)) + text.substring(7);
                default -> text;
            };
            case LocalDate date -> mask.equals("year-only") ? date.withDayOfYear(1 + random.nextInt(365)) : date;
            case LocalDateTime time -> mask.equals("year-only") ? time.withDayOfYear(1 + random.nextInt(365)) : time;
            default -> value;
        };
    }

    private static String again(Random random) {
        return Values.CANARY + "甲乙丙丁戊己庚辛壬癸".charAt(random.nextInt(10));
    }

    /** @return what a consumer sees */
    static Object shown(String mask, Object value) {
        return switch (value) {
            case null -> null;
            case String text when HandForm.knows(mask) && !HandForm.has(mask, text) -> HIDDEN;
            case String text -> switch (mask) {
                case "clear" -> text;
                case HASH -> digest(text);
                case RELAY -> "R-" + digest(text).substring(0, 20).toUpperCase(Locale.ROOT);
                case "citizen-number" -> CitizenNumbers.isOld(text) ? text.substring(0, 7) + "********"
                        : text.substring(0, 9) + "*********";
                case "middle-citizen-number" -> text.substring(0, 4) + "*".repeat(text.length() - 8)
                        + text.substring(text.length() - 4);
                case "person-name" -> text.substring(0, 1) + "*";
                case "phone" -> text.substring(0, 3) + "****" + text.substring(7);
                case "nothing" -> null;
                default -> text.substring(0, Integer.parseInt(mask.substring(10)));
            };
            case LocalDate date when mask.equals("year-only") -> date.withDayOfYear(1);
            case LocalDateTime time when mask.equals("year-only") -> LocalDateTime.of(time.getYear(), 1, 1, 0, 0);
            default -> mask.equals("nothing") ? null : value;
        };
    }

    private static String digest(String text) {
        return new KeyedDigest(KEY.getBytes(StandardCharsets.UTF_8)).hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
