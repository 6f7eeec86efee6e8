package org.shuqiao.base.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {

    @TempDir
    private Path folder;

    @Test
    void aStreamBecomesAFileByteForByte() throws IOException {
        byte[] content = new byte[200_000];
        content[199_999] = 7;

        DurableFiles.create(folder.resolve("data"), new ByteArrayInputStream(content));

        assertThat(folder.resolve("data")).hasBinaryContent(content);
    }

    @Test
    void aFileThatIsThereIsNotWrittenOver() throws IOException {
        Path file = Files.writeString(folder.resolve("data"), "first");

        assertThatThrownBy(() -> DurableFiles.create(file, new byte[1])).isInstanceOf(FileAlreadyExistsException.class);

        assertThat(file).content().isEqualTo("first");
    }

    @Test
    void aFolderIsMadeWithItsParentsAndRenamedWithAllThatIsInIt() throws IOException {
        Path draft = folder.resolve("a/b/.draft");
        DurableFiles.createFolder(draft);
        DurableFiles.createFolder(draft);
        Files.writeString(draft.resolve("file"), "content");

        DurableFiles.rename(draft, folder.resolve("a/b/whole"));

        assertThat(folder.resolve("a/b/whole/file")).content().isEqualTo("content");
        assertThat(draft).doesNotExist();
    }
}
