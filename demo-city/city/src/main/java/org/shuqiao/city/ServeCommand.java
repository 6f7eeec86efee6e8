package org.shuqiao.city;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.shuqiao.city.serve.City;
import org.shuqiao.city.serve.CityEventWriter;
import org.shuqiao.city.serve.Layout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Generates the city's missing data and serves it until a shutdown signal. */
@Command(name = "serve", description = "生成并运行演示城市 / Generates and runs the city", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--dir", required = true, description = "城市的目录 / the city's folder")
    private Path folder;

    @Option(names = "--seed", defaultValue = "1", description = "随机种子 / seed")
    private long seed;

    @Option(names = "--scale", defaultValue = "1", description = "规模 1-1000 / scale")
    private int scale;

    @Option(names = "--fresh", description = "重新生成 / generate anew")
    private boolean fresh;

    @Option(names = "--ignore-stdin", description = "标准输入关闭时不退出 / keep running when standard input ends")
    private boolean ignoreInput;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        var events = new CityEventWriter(System.out);
        Thread serving = Thread.currentThread();
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            serving.interrupt();
            try {
                stopped.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, "stop"));
        if (!ignoreInput) {
            watchInput(serving);
        }
        try (var city = City.open(folder, seed, scale, fresh, events)) {
            events.write("ready", "db", "127.0.0.1:" + city.ports().database(), "http",
                    "http://127.0.0.1:" + city.ports().http(),
                    "drop", new Layout(folder).drop().toString(), "rows", city.rows(),
                    "seconds", Math.round((System.nanoTime() - start) / 1e8) / 10.0);
            Thread.sleep(Duration.ofDays(Integer.MAX_VALUE));
        } catch (InterruptedException told) {
            events.write("stopping");
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    /** A parent that dies closes our standard input: then the city must not stay behind. */
    private static void watchInput(Thread serving) {
        Thread.ofPlatform().daemon().name("input").start(() -> {
            try {
                while (System.in.read() >= 0) {
                    // whatever is said is not for us
                }
            } catch (IOException e) {
                // an input that cannot be read is as good as closed
            }
            serving.interrupt();
        });
    }
}
