package org.shuqiao.exchange.domain.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;

/**
 * Rules of a new password: long enough, not one that attackers try first, not the login. Kinds of characters are not
 * asked for, and nothing expires.
 *
 * @see <a href="https://pages.nist.gov/800-63-4/sp800-63b.html">NIST SP 800-63B-4 §3.1.1.2</a>
 * @see <a href="https://openstd.samr.gov.cn/">GB/T 39786-2021 §8.4: authentication of users by means of which nobody
 *      can guess the secret</a>
 */
final class PasswordRules {

    /** Characters that a password has at least. */
    static final int LEAST = 12;
    /** Bytes in UTF-8 that the hash looks at; more would be accepted and not checked. */
    static final int MOST_BYTES = 72;

    private static final int RUN = 4;
    private static final Set<String> COMMON = common();
    private static final String[] ROWS = {"1234567890", "0123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm",
        "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp"};

    private PasswordRules() { }

    /** @return the form that is hashed: the same characters typed on another keyboard are the same password */
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /** @throws CodedException {@code PASSWORD_WEAK} for its length, {@code PASSWORD_COMMON} for what it is */
    static void require(String login, String password) {
        String given = normal(password);
        if (given.codePointCount(0, given.length()) < LEAST
                || given.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new CodedException(ExchangeCode.PASSWORD_WEAK, LEAST, MOST_BYTES);
        }
        String lower = given.toLowerCase(Locale.ROOT);
        if (leftOver(lower, login.toLowerCase(Locale.ROOT)) < RUN) {
            throw new CodedException(ExchangeCode.PASSWORD_COMMON);
        }
    }

    /**
     * @return how many characters are left once is taken away what an attacker tries first: the login, common words,
     *         rows of the keyboard and of the alphabet, repetitions, years, and the digits and signs around them
     */
    private static int leftOver(String password, String login) {
        String rest = password;
        for (String word : new String[] {login, new StringBuilder(login).reverse().toString()}) {
            rest = word.length() < RUN ? rest : rest.replace(word, "");
        }
        for (String word : COMMON) {
            rest = rest.replace(word, "");
        }
        rest = withoutRuns(rest).replaceAll("[\\p{Punct}\\s]", "");
        rest = rest.matches("[0-9]{0,8}") ? "" : rest;
        return repeated(rest) ? 0 : (int) rest.codePoints().distinct().count();
    }

    /** Takes away pieces of four and more characters that stand in a row, forwards or backwards. */
    private static String withoutRuns(String text) {
        String rest = text;
        for (String row : ROWS) {
            for (String way : new String[] {row, new StringBuilder(row).reverse().toString()}) {
                for (int length = way.length(); length >= RUN; length--) {
                    for (int at = 0; at + length <= way.length(); at++) {
                        rest = rest.replace(way.substring(at, at + length), "");
                    }
                }
            }
        }
        return rest;
    }

    /** @return whether it is one short piece again and again */
    private static boolean repeated(String text) {
        for (int period = 1; period <= RUN && period * 2 <= text.length(); period++) {
            String piece = text.substring(0, period);
            if (piece.repeat(text.length() / period + 1).startsWith(text)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> common() {
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                PasswordRules.class.getResourceAsStream("common-words.txt"), StandardCharsets.UTF_8))) {
            // longer words first, so that a short one does not break them
            return file.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .sorted((a, b) -> b.length() - a.length())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
