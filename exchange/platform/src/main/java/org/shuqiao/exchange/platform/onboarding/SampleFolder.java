package org.shuqiao.exchange.platform.onboarding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shuqiao.base.file.FolderTree;
import org.shuqiao.exchange.platform.settings.Home;

/** Temporary landing zone of one sample, readable by its owner alone. */
final class SampleFolder implements AutoCloseable {

    private static final String PREFIX = "onboard-";

    private final Path path;

    private SampleFolder(Path path) {
        this.path = path;
    }

    static SampleFolder create(Home home) {
        try {
            Files.createDirectories(home.work());
            sweep(home.work());
            return new SampleFolder(
                    Files.createTempDirectory(home.work(), PREFIX + ProcessHandle.current().pid() + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            FolderTree.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sweep(Path work) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(work, PREFIX + "*-*")) {
            for (Path folder : folders) {
                String pid = folder.getFileName().toString().substring(PREFIX.length()).replaceFirst("-.*", "");
                if (pid.matches("[0-9]{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    FolderTree.delete(folder);
                }
            }
        }
    }
}
