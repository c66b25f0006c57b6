/// How far a plot has come in an epoch.
struct PlotProgress {
    /// The bucket whose samples are looked for.
    var bucket = 0
    /// The marks up to the sample before; nil where there is none.
    var marks: UInt32?
}
