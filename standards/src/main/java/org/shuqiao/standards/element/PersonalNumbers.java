package org.shuqiao.standards.element;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds numbers of persons inside a text that is no value itself, such as a statement or a note: citizen numbers of
 * both lengths, mobile numbers, landlines with their area, and bank cards, in any width and with blanks or hyphens
 * inside. It knows no divisions, so that it finds rather too many.
 */
public final class PersonalNumbers {

    private static final Pattern RUN = Pattern.compile("\\+?[0-9](?:[ -]?[0-9])*(?:[ -]?[Xx](?![\\p{L}0-9_]))?");
    private static final int LANDLINE_LEAST = 10;
    private static final int LANDLINE_MOST = 12;

    private PersonalNumbers() { }

    /** @return whether a number in the text looks like somebody's */
    public static boolean within(String text) {
        Matcher runs = RUN.matcher(Characters.fold(text));
        while (runs.find()) {
            String number = Characters.capitals(runs.group()).replace(" ", "").replace("-", "");
            if (citizen(number) || PersonalNumber.mobile(number) || landline(number) || card(number)) {
                return true;
            }
        }
        return false;
    }

    private static boolean citizen(String number) {
        if (number.length() == 15 && Characters.digits(number)) {
            return day(1900 + part(number, 6), part(number, 8), part(number, 10));
        }
        return CitizenNumber.valid(number) && CitizenNumber.birthDate(number).isPresent();
    }

    private static boolean landline(String number) {
        return number.startsWith("0") && !number.startsWith("00") && Characters.digits(number)
                && number.length() >= LANDLINE_LEAST && number.length() <= LANDLINE_MOST;
    }

    private static boolean card(String number) {
        return (number.length() == 16 || number.length() == 19) && number.startsWith("62")
                && Characters.digits(number) && PersonalNumber.checked(number);
    }

    private static int part(String number, int from) {
        return Integer.parseInt(number, from, from + 2, 10);
    }

    private static boolean day(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day).getYear() == year;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
