package org.shuqiao.systems.atlas.server;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Bytecode patches that let classes of Atlas 2.1.0 run on current JVMs. */
final class BytecodePatches {

    private static final int ASM = Opcodes.ASM9;
    private static final Set<String> FINAL_FIELD_WRITERS = Set.of("addHBase2Support", "addSolr6Index");

    private BytecodePatches() { }

    /**
     * The class adds its own HBase 2 and Solr 6 to JanusGraph's lists by writing a static final field, which the JVM
     * forbids since Java 12. A server on BerkeleyJE and Lucene needs neither.
     */
    static ClassVisitor withoutFinalFieldsWritten(ClassVisitor next) {
        return inMethod(next, "<clinit>", method -> new MethodVisitor(ASM, method) {
            @Override
            public void visitMethodInsn(int code, String owner, String called, String its, boolean ofInterface) {
                if (!FINAL_FIELD_WRITERS.contains(called)) {
                    super.visitMethodInsn(code, owner, called, its, ofInterface);
                }
            }
        });
    }

    /**
     * JanusGraph's Lucene takes store names of letters and digits alone; Atlas' stores are called {@code vertex_index}.
     */
    static ClassVisitor withAnyStoreName(ClassVisitor next) {
        return inMethod(next, "getStoreDirectory", method -> new MethodVisitor(ASM, method) {
            @Override
            public void visitMethodInsn(int code, String owner, String called, String its, boolean ofInterface) {
                String instead = called.equals("isAlphanumeric") ? "isNotBlank" : called;
                super.visitMethodInsn(code, owner, instead, its, ofInterface);
            }
        });
    }

    /** Atlas tells others of changes through Kafka; this server stands alone: it sends nothing and hears nothing. */
    static ClassVisitor withoutKafka(ClassVisitor next) {
        return new ClassVisitor(ASM, next) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String signature,
                    String[] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, type, signature, exceptions);
                if (name.equals("sendInternal") && type.endsWith(")V")
                        && type.startsWith("(Lorg/apache/atlas/notification/NotificationInterface$")) {
                    method.visitCode();
                    method.visitInsn(Opcodes.RETURN);
                    method.visitMaxs(0, 0);
                    method.visitEnd();
                    return null;
                }
                if (name.equals("createConsumers")) {
                    method.visitCode();
                    method.visitTypeInsn(Opcodes.NEW, "java/util/ArrayList");
                    method.visitInsn(Opcodes.DUP);
                    method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/util/ArrayList", "<init>", "()V", false);
                    method.visitInsn(Opcodes.ARETURN);
                    method.visitMaxs(0, 0);
                    method.visitEnd();
                    return null;
                }
                return method;
            }
        };
    }

    /** With TLS, Atlas listens at every address of the machine, whatever {@code atlas.server.bind.address} says. */
    static ClassVisitor onThisMachineAlone(ClassVisitor next) {
        return inMethod(next, "getConnector", method -> new MethodVisitor(ASM, method) {
            @Override
            public void visitMethodInsn(int code, String owner, String called, String its, boolean ofInterface) {
                if (called.equals("setPort")) { // on the stack: the connector, the port
                    super.visitInsn(Opcodes.SWAP);
                    super.visitInsn(Opcodes.DUP);
                    super.visitLdcInsn("127.0.0.1");
                    super.visitMethodInsn(code, owner, "setHost", "(Ljava/lang/String;)V", ofInterface);
                    super.visitInsn(Opcodes.SWAP);
                }
                super.visitMethodInsn(code, owner, called, its, ofInterface);
            }
        });
    }

    private static ClassVisitor inMethod(ClassVisitor next, String named, UnaryOperator<MethodVisitor> mend) {
        return new ClassVisitor(ASM, next) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String signature,
                    String[] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, type, signature, exceptions);
                return name.equals(named) ? mend.apply(method) : method;
            }
        };
    }
}
