package org.shuqiao.node.month;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.OverwrittenFile;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.node.error.NodeCode;
import org.shuqiao.node.file.OwnerOnly;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.key.EncryptedPem;
import org.shuqiao.node.protocol.MonthSeal;

/**
 * Keys of months in the folder of the data authority's node: an encrypted file for each month
 * ({@code months/2026-11.pem}), and {@code months/public.json} with the public halves. Without the file of a month its
 * part of the index of persons tells nobody anything.
 */
public final class MonthKeyFiles {

    private static final String FOLDER = "months";
    /** 《中华人民共和国个人信息保护法》第五十六条第二款. */
    private static final int LEAST_YEARS = 3;
    private static final String PUBLIC = FOLDER + "/public.json";

    private final NodeFolder folder;
    private final char[] passphrase;

    public MonthKeyFiles(NodeFolder folder, char[] passphrase) {
        this.folder = folder;
        this.passphrase = passphrase.clone();
        try {
            OwnerOnly.createFolder(folder.file(FOLDER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the keys of the months that have none; a month whose key was destroyed gets no other. */
    public Map<YearMonth, String> make(YearMonth first, int months) {
        for (int i = 0; i < months; i++) {
            YearMonth month = first.plusMonths(i);
            if (!known().containsKey(month)) {
                KeyPair fresh = MonthSeal.newMonth();
                EncryptedPem.write(file(month), "month " + month, fresh.getPrivate().getEncoded(), passphrase);
                Map<YearMonth, String> all = known();
                all.put(month, MonthSeal.text(fresh.getPublic())); // from here on the key on the disk is the month's
                folder.write(PUBLIC, bytes(all));
            }
        }
        return known();
    }

    /** @return the public halves of all months, destroyed ones included */
    public Map<YearMonth, String> known() {
        Map<YearMonth, String> known = new TreeMap<>();
        folder.read(PUBLIC).ifPresent(bytes -> {
            try {
                CanonicalJson.read(bytes).properties().forEach(each ->
                        known.put(YearMonth.parse(each.getKey()), each.getValue().asText()));
            } catch (CodedException | DateTimeException e) {
                throw new CodedException(NodeCode.FILE_UNREADABLE, e, PUBLIC, "JSON");
            }
        });
        return known;
    }

    /** @return PKCS#8 of the month's private key; nothing once it was destroyed */
    public Optional<byte[]> read(YearMonth month) {
        return Files.exists(file(month)) ? Optional.of(EncryptedPem.pkcs8(file(month), passphrase))
                : Optional.empty();
    }

    /**
     * Overwrites the key of a month on disk, then removes its file. Back-ups are beyond this.
     *
     * @param now     the running month
     * @throws CodedException {@code MONTH_KEPT} before the least time is over for which the law has uses kept
     */
    public void destroy(YearMonth month, YearMonth now) {
        YearMonth end = month.plusYears(LEAST_YEARS);
        if (!end.isBefore(now)) {
            throw new CodedException(NodeCode.MONTH_KEPT, month, end, LEAST_YEARS);
        }
        try {
            OverwrittenFile.delete(file(month));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Map<YearMonth, String> all) {
        ObjectNode tree = CanonicalJson.object();
        all.forEach((month, key) -> tree.put(month.toString(), key));
        return CanonicalJson.bytes(tree);
    }

    private Path file(YearMonth month) {
        return folder.file(FOLDER + "/" + month + ".pem");
    }
}
