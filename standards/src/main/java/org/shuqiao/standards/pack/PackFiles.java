package org.shuqiao.standards.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.error.StandardsCode;

/** Raw files of the packs in overlay order. */
final class PackFiles {

    private static final String ROOT = "/org/shuqiao/standards/packs/";
    private final List<PackText> packs;

    private PackFiles(List<PackText> packs) {
        this.packs = List.copyOf(packs);
    }

    List<PackText> packs() {
        return packs;
    }

    /** The packs that come with the platform. */
    static PackFiles bundled() {
        ArrayList<PackText> packs = new ArrayList<>();
        for (String pack : resource("index.txt").lines().filter(line -> !line.isBlank()).toList()) {
            TreeMap<String, String> files = new TreeMap<>();
            for (String file : resource(pack + "/index.txt").lines().filter(line -> !line.isBlank()).toList()) {
                files.put(file, resource(pack + "/" + file));
            }
            packs.add(new PackText(pack, files));
        }
        return new PackFiles(packs);
    }

    /** @return these packs and others over them, in that order */
    PackFiles with(List<PackText> others) {
        ArrayList<PackText> all = new ArrayList<>(packs);
        all.addAll(others);
        return new PackFiles(all);
    }

    /** @return {@code sha256:} and 64 hex digits over every name and text */
    String digest() {
        MessageDigest digest = Sha256.create();
        packs.forEach(pack -> pack.feed(digest, pack.info().id()));
        return Sha256.tagged(digest);
    }

    private static String resource(String name) {
        try (InputStream in = PackFiles.class.getResourceAsStream(ROOT + name)) {
            if (in == null) {
                throw new CodedException(StandardsCode.PACK_UNREADABLE, name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CodedException(StandardsCode.PACK_UNREADABLE, e, name);
        }
    }
}
