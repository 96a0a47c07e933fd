package dev.issuetracker.application.surface;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Looks into sources for public types, and what ports ask for, of which nothing is said. */
final class Documentation {
  private Documentation() {}

  static List<String> without(Path root) throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.walk(root)) {
      for (var file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        var name = file.getFileName().toString().replace(".java", "");
        found.addAll(without(name, Files.readString(file)));
      }
    }
    return found;
  }

  static List<String> without(String name, String source) {
    var files = List.of(new Text(name, source));
    var task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler().getTask(null, null, null, null, null, files);
    var scanner = new Scanner(DocTrees.instance(task));
    try {
      scanner.scan(task.parse(), null);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return scanner.silent;
  }

  private static final class Scanner extends TreePathScanner<Void, Void> {
    private final DocTrees trees;
    private final List<String> silent = new ArrayList<>();

    Scanner(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      if (!isPublic(type)) {
        return null;
      }
      if (isSilent()) {
        silent.add(type.getSimpleName().toString());
      }
      return super.visitClass(type, nothing);
    }

    /** Whoever implements a port knows of each method nothing but what is said there. */
    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      if (getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
          && type.getKind() == Tree.Kind.INTERFACE
          && !type.getModifiers().getFlags().contains(Modifier.SEALED)
          && isSilent()) {
        silent.add(type.getSimpleName() + "." + method.getName());
      }
      return null;
    }

    /** Tags alone say nothing of a type; of a method they may say all. */
    private boolean isSilent() {
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      return comment == null
          || (comment.getFirstSentence().isEmpty()
              && (getCurrentPath().getLeaf() instanceof ClassTree
                  || comment.getBlockTags().isEmpty()));
    }

    /** What stands in an interface is public without saying so. */
    private boolean isPublic(ClassTree type) {
      return type.getModifiers().getFlags().contains(Modifier.PUBLIC)
          || getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
    }
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String source;

    Text(String name, String source) {
      super(URI.create("text:/" + name + ".java"), JavaFileObject.Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }
}
