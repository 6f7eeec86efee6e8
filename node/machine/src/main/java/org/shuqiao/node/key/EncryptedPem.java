package org.shuqiao.node.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.node.error.NodeCode;
import org.shuqiao.node.file.OwnerOnly;

/**
 * PEM file of one encrypted private key (PKCS#8), with the key's name before it as explanatory text.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468#section-11">RFC 7468 §11</a>
 */
public final class EncryptedPem {

    private static final String NAME = "Key-Name: ";
    private static final String BEGIN = "-----BEGIN ENCRYPTED PRIVATE KEY-----\n";
    private static final String END = "\n-----END ENCRYPTED PRIVATE KEY-----\n";
    private static final int LINE = 64;

    private EncryptedPem() { }

    /** Writes a key with mode 0600, complete and on disk before the file has its name. */
    public static void write(Path file, SoftwareKey key, char[] passphrase) {
        write(file, key.name(), key.pkcs8(), passphrase);
    }

    /** Writes a key of any algorithm in the same way. */
    public static void write(Path file, String name, byte[] pkcs8, char[] passphrase) {
        String lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'})
                .encodeToString(Pbes2.encrypt(pkcs8, passphrase));
        try {
            AtomicFile.replaceSecret(file, NAME + name + "\n" + BEGIN + lines + END);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a key by the name that stands in its file. */
    public static SoftwareKey read(Path file, char[] passphrase) {
        String text = text(file);
        if (!text.startsWith(NAME)) {
            throw new CodedException(NodeCode.FILE_UNREADABLE, file.getFileName(), NAME.strip());
        }
        return read(file, text.substring(NAME.length(), text.indexOf('\n')).strip(), passphrase);
    }

    /** @throws CodedException where others can read the file, or the passphrase does not open it */
    public static SoftwareKey read(Path file, String name, char[] passphrase) {
        try {
            return SoftwareKey.ofPkcs8(name, pkcs8(file, passphrase));
        } catch (IllegalArgumentException e) {
            throw new CodedException(NodeCode.FILE_UNREADABLE, e, file.getFileName(), "PKCS#8");
        } catch (CodedException e) { // one wrong passphrase in 256 leaves something that looks padded
            throw e.code() instanceof NodeCode ? e
                    : new CodedException(NodeCode.WRONG_PASSPHRASE, e, file.getFileName());
        }
    }

    /** @return PKCS#8 of a key of any algorithm */
    public static byte[] pkcs8(Path file, char[] passphrase) {
        String text = text(file);
        int from = text.indexOf(BEGIN);
        int to = text.indexOf(END);
        if (from < 0 || to < from) {
            throw new CodedException(NodeCode.FILE_UNREADABLE, file.getFileName(), "ENCRYPTED PRIVATE KEY");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(text.substring(from + BEGIN.length(), to));
            return Pbes2.decrypt(der, passphrase);
        } catch (GeneralSecurityException e) {
            throw new CodedException(NodeCode.WRONG_PASSPHRASE, e, file.getFileName());
        } catch (IllegalArgumentException e) {
            throw new CodedException(NodeCode.FILE_UNREADABLE, e, file.getFileName(), "PKCS#8");
        }
    }

    private static String text(Path file) {
        try {
            OwnerOnly.require(file);
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new CodedException(NodeCode.FILE_UNREADABLE, e, file.getFileName(), e.getClass().getSimpleName());
        }
    }
}
