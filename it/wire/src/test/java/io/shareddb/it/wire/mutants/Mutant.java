// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.mutants;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A deliberate error: replacements in sources of the wire, compiled and loaded beside the real ones.
 *
 * @param name what a careless author would have done
 * @param edits file, what stands there, what stands there instead
 */
record Mutant(String name, List<String[]> edits) {

  private static final Path SOURCES = Path.of("../../src/main/java/io/shareddb/internal/wire");
  private static final String WIRE = "io.shareddb.internal.wire.";

  static Mutant of(String name, String... edits) {
    List<String[]> list = new ArrayList<>();
    for (int i = 0; i < edits.length; i += 3) {
      list.add(new String[] {edits[i], edits[i + 1], edits[i + 2]});
    }
    return new Mutant(name, list);
  }

  /** Compiles it into a folder and gives a loader that prefers it, with a driver of its own. */
  ClassLoader load(Path folder) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String[] edit : edits) {
      String file = edit[0] + ".java";
      String text = texts.containsKey(file) ? texts.get(file) : Files.readString(SOURCES.resolve(file));
      if (text.indexOf(edit[1]) < 0 || text.indexOf(edit[1]) != text.lastIndexOf(edit[1])) {
        throw new IllegalStateException(name + ": not exactly once in " + file + ": " + edit[1]);
      }
      texts.put(file, text.replace(edit[1], edit[2]));
    }
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      files.add(Files.writeString(folder.resolve(text.getKey()), text.getValue()));
    }
    if (!files.isEmpty()) {
      compile(files, folder);
    }
    return new MutantLoader(folder);
  }

  private void compile(List<Path> files, Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      if (!compiler.getTask(said, manager, null, List.of("-d", folder.toString(), "-cp",
          System.getProperty("java.class.path"), "-proc:none", "-nowarn"), null,
          manager.getJavaFileObjectsFromPaths(files)).call()) {
        throw new IllegalStateException(name + " does not compile: " + said);
      }
    }
  }

  /** Loads the wire and the driver itself, the mutated classes first, and everything else from its parent. */
  private static final class MutantLoader extends URLClassLoader {

    MutantLoader(Path folder) throws IOException {
      super(new URL[] {folder.toUri().toURL(), location("io.shareddb.internal.wire.Wire"),
          location("org.postgresql.Driver")}, MutantLoader.class.getClassLoader());
    }

    private static URL location(String type) throws IOException {
      try {
        return Class.forName(type).getProtectionDomain().getCodeSource().getLocation();
      } catch (ClassNotFoundException e) {
        throw new IOException(e);
      }
    }

    @Override
    protected Class<?> loadClass(String type, boolean resolve) throws ClassNotFoundException {
      if (!type.startsWith(WIRE) && !type.startsWith("org.postgresql.")) {
        return super.loadClass(type, resolve);
      }
      synchronized (getClassLoadingLock(type)) {
        Class<?> loaded = findLoadedClass(type);
        return loaded == null ? findClass(type) : loaded;
      }
    }
  }
}
