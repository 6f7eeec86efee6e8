package org.shuqiao.standards.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.error.StandardsCode;

/**
 * Pack in one file: a zip of one folder with its texts and the signature beside them.
 *
 * @param signature a signed note over id and digest; nothing where nobody signed
 */
public record PackArchive(PackText pack, Optional<String> signature) {

    /** Name of the signature in a pack's folder; it is no part of what it signs. */
    public static final String SIGNATURE = "pack.sig";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,80}"
            + "(/[A-Za-z0-9][A-Za-z0-9._-]{0,80}){1,2}");
    private static final int MOST_FILES = 200;
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    /** Reads a folder, or a file that is an archive. */
    public static PackArchive read(Path place) {
        try {
            if (!Files.isDirectory(place)) {
                try (InputStream in = Files.newInputStream(place)) {
                    return unzip(place, in);
                }
            }
            Path signature = place.resolve(SIGNATURE);
            return new PackArchive(PackText.in(place), Files.exists(signature)
                    ? Optional.of(Files.readString(signature)) : Optional.empty());
        } catch (IOException e) {
            throw new CodedException(StandardsCode.PACK_UNREADABLE, e, place);
        }
    }

    private static PackArchive unzip(Path file, InputStream in) throws IOException {
        TreeMap<String, String> texts = new TreeMap<>();
        String folder = "";
        int left = MOST_BYTES;
        try (ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                String name = entry.getName();
                if (!NAME.matcher(name).matches() || texts.size() == MOST_FILES) {
                    throw bad(file, name.length() > 80 ? name.substring(0, 80) : name);
                }
                int slash = name.indexOf('/');
                folder = folder.isEmpty() ? name.substring(0, slash) : folder;
                byte[] bytes = zip.readNBytes(left + 1);
                left -= bytes.length;
                if (left < 0 || !name.startsWith(folder + "/")
                        || texts.put(name.substring(slash + 1), text(file, name, bytes)) != null) {
                    throw bad(file, name);
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw new CodedException(StandardsCode.ARCHIVE_BAD, e, file, "zip");
        }
        Optional<String> signature = Optional.ofNullable(texts.remove(SIGNATURE));
        if (!texts.containsKey(PackHeader.FILE)) {
            throw bad(file, PackHeader.FILE);
        }
        for (String name : texts.keySet()) {
            if (!PackText.belongs(name)) {
                throw bad(file, name);
            }
        }
        PackText pack = new PackText(folder, texts);
        if (!pack.info().id().equals(folder)) {
            throw bad(file, folder + "/");
        }
        return new PackArchive(pack, signature);
    }

    private static String text(Path file, String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new CodedException(StandardsCode.ARCHIVE_BAD, e, file, name);
        }
    }

    private static CodedException bad(Path file, String what) {
        return new CodedException(StandardsCode.ARCHIVE_BAD, file, what);
    }

    /** @return the archive's bytes, the same for the same content whenever they are made */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> file : pack.files().entrySet()) {
                put(zip, file.getKey(), file.getValue());
            }
            if (signature.isPresent()) {
                put(zip, SIGNATURE, signature.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void put(ZipOutputStream zip, String name, String text) throws IOException {
        ZipEntry entry = new ZipEntry(pack.info().id() + "/" + name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
