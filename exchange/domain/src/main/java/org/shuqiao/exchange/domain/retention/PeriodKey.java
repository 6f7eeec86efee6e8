package org.shuqiao.exchange.domain.retention;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.YearMonth;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.shuqiao.base.digest.KeyedDigest;

/** Key of a month. With it a person's number leads to its entries of the index, and what was sealed is opened. */
public final class PeriodKey {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int PERSON_DIGITS = 32;

    private final YearMonth period;
    private final KeyedDigest root;
    private final KeyedDigest persons;
    private final SecretKeySpec sealing;

    /** @param key 32 bytes */
    PeriodKey(YearMonth period, byte[] key) {
        this.period = period;
        this.root = new KeyedDigest(key);
        this.persons = new KeyedDigest(derive("persons"));
        this.sealing = new SecretKeySpec(derive("sealing"), "AES");
    }

    public YearMonth period() {
        return period;
    }

    /** @return by which the key is known again; it tells nothing of it */
    String mark() {
        return new KeyedDigest(derive("mark")).hex(bytes(period.toString()));
    }

    /** @return the entry of a person in the index: 128 bits as hex, which no two persons of a month share */
    public String person(String number) {
        return persons.hex(bytes(number)).substring(0, PERSON_DIGITS);
    }

    /**
     * Encrypts (AES-256-GCM).
     *
     * @param about what it belongs to; it cannot be opened as belonging to anything else
     */
    public byte[] seal(byte[] content, String about) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv, content, about);
        byte[] whole = Arrays.copyOf(iv, IV_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, IV_BYTES, sealed.length);
        return whole;
    }

    /** @throws IllegalArgumentException when it was not sealed with this key for this */
    public byte[] open(byte[] sealed, String about) {
        return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, IV_BYTES),
                Arrays.copyOfRange(sealed, IV_BYTES, sealed.length), about);
    }

    private byte[] cipher(int mode, byte[] iv, byte[] content, String about) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(bytes(about));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not sealed with this key", e);
        }
    }

    private byte[] derive(String use) {
        return root.of(bytes("shuqiao period " + period + " " + use));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "PeriodKey[" + period + "]";
    }
}
