package org.shuqiao.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.distribution.Origin.Licence;

/** Tests where a jar of the archive comes from: its POM beside it in the local repository, else the one in it. */
class OriginsTest {

    private static final String PARENT = "<project><parent><groupId>org.paper</groupId><artifactId>mill</artifactId>"
            + "<version>7</version></parent><artifactId>sheet</artifactId></project>";

    @TempDir
    private Path folder;

    @Test
    void theDownloadedJarHasCoordinatesClassifierAndTheLicenceOfItsParent() throws IOException {
        Path version = repository("org/paper/sheet/7");
        Files.writeString(version.resolve("sheet-7.pom"), PARENT);
        Files.writeString(repository("org/paper/mill/7").resolve("mill-7.pom"), """
                <project><groupId>org.paper</groupId><artifactId>mill</artifactId><version>7</version><licenses>
                <license><name>Apache License, 2.0</name><url>http://paper.example</url></license>
                <license><name>The  Paper
                  Licence</name></license></licenses></project>""");
        Path jar = jar("sheet-7-linux.jar", "content", "a");
        Files.copy(jar, version.resolve("sheet-7-linux.jar"));

        assertThat(origins().of("lib/0123456789ab-sheet-7-linux.jar", jar)).isEqualTo(new Origin("org.paper", "sheet",
                "7", "linux", List.of(new Licence("Apache-2.0", ""), new Licence("The Paper Licence", ""))));
    }

    @Test
    void aJarOfTheSameNameAndOtherBytesIsAnotherJar() throws IOException {
        Path version = repository("org/paper/sheet/7");
        Files.writeString(version.resolve("sheet-7.pom"), PARENT);
        Files.copy(jar("other.jar", "content", "b"), version.resolve("sheet-7.jar"));

        assertRefused("SQ-OPS-0030", "lib/sheet-7.jar", jar("sheet-7.jar", "content", "a"));
    }

    @Test
    void aShadedJarIsTheOneWhosePomHasItsName() throws IOException {
        Path jar = jar("sheet.jar", "META-INF/maven/org.ink/she/pom.xml", PARENT.replace("sheet", "she"),
                "META-INF/maven/org.paper/sheet/pom.xml", PARENT.replace("</project>",
                        "<licenses><license><name>MIT</name></license></licenses></project>"),
                "META-INF/maven/org.ink/ink/pom.xml", PARENT.replace("sheet", "ink"));

        assertThat(origins().of("driver/sheet.jar", jar).name()).isEqualTo("sheet");
    }

    @Test
    void withoutAPomOrALicenceItIsRefused() throws IOException {
        assertRefused("SQ-OPS-0030", "lib/found.jar", jar("found.jar", "content", "a"));
        assertRefused("SQ-OPS-0031", "lib/sheet-7.jar", jar("sheet-7.jar",
                "META-INF/maven/org.paper/sheet/pom.xml", PARENT));
    }

    private void assertRefused(String code, String place, Path jar) throws IOException {
        Origins origins = origins();
        assertThatThrownBy(() -> origins.of(place, jar)).isInstanceOfSatisfying(CodedException.class,
                refused -> assertThat(refused.code().id()).isEqualTo(code)).hasMessageContaining(place);
    }

    private Origins origins() throws IOException {
        return new Origins(new LocalRepository(repository("")));
    }

    private Path repository(String path) throws IOException {
        return Files.createDirectories(folder.resolve("repository").resolve(path));
    }

    private Path jar(String name, String... entries) throws IOException {
        Path file = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < entries.length; i += 2) {
                out.putNextEntry(new JarEntry(entries[i]));
                out.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
