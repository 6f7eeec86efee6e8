package org.shuqiao.systems.atlas.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;

/** Class loader of Atlas' own jars that patches incompatible classes. */
final class PatchingClassLoader extends URLClassLoader {

    private static final Map<String, UnaryOperator<ClassVisitor>> MENDS = Map.of(
            "org.apache.atlas.repository.graphdb.janus.AtlasJanusGraphDatabase",
                    BytecodePatches::withoutFinalFieldsWritten,
            "org.janusgraph.diskstorage.lucene.LuceneIndex", BytecodePatches::withAnyStoreName,
            "org.apache.atlas.kafka.KafkaNotification", BytecodePatches::withoutKafka,
            "org.apache.atlas.web.service.SecureEmbeddedServer", BytecodePatches::onThisMachineAlone);

    static {
        registerAsParallelCapable();
    }

    PatchingClassLoader(URL[] classes) {
        super("atlas", classes, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        UnaryOperator<ClassVisitor> mend = MENDS.get(name);
        return mend == null ? super.findClass(name) : mended(name, mend);
    }

    private Class<?> mended(String name, UnaryOperator<ClassVisitor> mend) throws ClassNotFoundException {
        try (InputStream code = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (code == null) {
                throw new ClassNotFoundException(name);
            }
            ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            new ClassReader(code).accept(mend.apply(writer), 0);
            byte[] mended = writer.toByteArray();
            return defineClass(name, mended, 0, mended.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
