package org.shuqiao.nifi.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.error.CollectCode;

/** Files that match a path with {@code *} in its file name. */
final class DropFolder {

    private DropFolder() { }

    /**
     * File with the digest of its content.
     *
     * @param digest SHA-256 of its content
     */
    record Found(Path path, String digest, long size, FileTime modified) {

        static Found of(Path path) throws IOException {
            FileTime modified = Files.getLastModifiedTime(path);
            long size = Files.size(path);
            MessageDigest sha = Sha256.create();
            try (InputStream in = new DigestInputStream(Files.newInputStream(path), sha)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return new Found(path, Sha256.tagged(sha), size, modified);
        }

        /** The file without a digest, for a sample that keeps no state: that would read the whole of it. */
        static Found unread(Path path) throws IOException {
            FileTime modified = Files.getLastModifiedTime(path);
            long size = Files.size(path);
            return new Found(path, Sha256.tagged(path.getFileName() + "|" + size + "|" + modified), size, modified);
        }

        /** @throws CodedException FILE_CHANGING if it is not what it was */
        void checkUnchanged() throws IOException {
            if (Files.size(path) != size || !Files.getLastModifiedTime(path).equals(modified)) {
                throw new CodedException(CollectCode.FILE_CHANGING, path.getFileName());
            }
        }
    }

    /** @return the files in name order, at least one */
    static List<Path> files(String pattern) {
        Path path = Path.of(pattern).toAbsolutePath();
        Path folder = path.getParent();
        String name = String.valueOf(path.getFileName());
        List<Path> files = new ArrayList<>();
        if (folder != null && Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder,
                    entry -> Files.isRegularFile(entry) && matches(name, entry.getFileName().toString()))) {
                entries.forEach(files::add);
            } catch (IOException e) {
                throw new CodedException(CollectCode.FILE_UNREADABLE, e, folder);
            }
        }
        if (files.isEmpty()) {
            throw new CodedException(CollectCode.FILE_MISSING, name);
        }
        Collections.sort(files);
        return files;
    }

    /** Only the star is special: brackets and the like may be part of a file's name. */
    private static boolean matches(String pattern, String name) {
        StringBuilder regex = new StringBuilder();
        for (String literal : pattern.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
        }
        return name.matches(regex.toString());
    }
}
