# Completes the words of carnet in fish: carnet --completion fish | source
complete -c carnet -n __fish_use_subcommand -a plan -d 'build a plan without any file, for people who write content'
complete -c carnet -n __fish_use_subcommand -a check -d 'say how a file is: ends with 0 sound, 1 damaged, 2 not opened, 3 wrong passphrase'
complete -c carnet -n __fish_use_subcommand -a inspect -d 'say what a file is and keep nothing: ends with 0 read, 1 read in part, 2 not read'
complete -c carnet -n __fish_use_subcommand -a doctor -d 'look at this computer before opening: ends with 0 nothing found, 1 something is'
complete -c carnet -n 'not __fish_seen_subcommand_from plan check inspect doctor' -l review -d 'open read-only on the first page'
complete -c carnet -n 'not __fish_seen_subcommand_from plan check inspect doctor' -l plain -d 'speak in plain lines, for screen readers, braille displays and simple terminals'
complete -c carnet -n 'not __fish_seen_subcommand_from plan check inspect doctor' -l screen-reader -d 'draw the screens for a screen reader'
complete -c carnet -n 'not __fish_seen_subcommand_from plan check inspect doctor' -l lang -x -a 'en es fr' -d 'speak this language'
complete -c carnet -n 'not __fish_seen_subcommand_from plan check inspect doctor' -l completion -x -a 'bash zsh fish' -d 'print what completes words in this shell'
complete -c carnet -n 'not __fish_seen_subcommand_from plan check inspect doctor' -l keys -d 'take keys of your own from this file, for this time'
complete -c carnet -n 'not __fish_seen_subcommand_from plan check inspect doctor' -l plain-keys -d 'ask the terminal for plain keys, when accents are lost'
complete -c carnet -n 'not __fish_seen_subcommand_from plan check inspect doctor' -l version -d 'say which version this is'
complete -c carnet -n 'not __fish_seen_subcommand_from plan check inspect doctor' -l help -d 'show this text'
complete -c carnet -n '__fish_seen_subcommand_from plan' -l json
complete -c carnet -n '__fish_seen_subcommand_from plan' -l lines
complete -c carnet -n '__fish_seen_subcommand_from plan' -l lang -x -a 'en es fr' -d 'speak this language'
complete -c carnet -n '__fish_seen_subcommand_from plan' -l help -d 'show this text'
complete -c carnet -n '__fish_seen_subcommand_from check' -l json
complete -c carnet -n '__fish_seen_subcommand_from check' -l lang -x -a 'en es fr' -d 'speak this language'
complete -c carnet -n '__fish_seen_subcommand_from check' -l help -d 'show this text'
complete -c carnet -n '__fish_seen_subcommand_from inspect' -l json
complete -c carnet -n '__fish_seen_subcommand_from inspect' -l dates -x -a 'dmy mdy'
complete -c carnet -n '__fish_seen_subcommand_from inspect' -l lang -x -a 'en es fr' -d 'speak this language'
complete -c carnet -n '__fish_seen_subcommand_from inspect' -l help -d 'show this text'
complete -c carnet -n '__fish_seen_subcommand_from doctor' -l json
complete -c carnet -n '__fish_seen_subcommand_from doctor' -l lang -x -a 'en es fr' -d 'speak this language'
complete -c carnet -n '__fish_seen_subcommand_from doctor' -l help -d 'show this text'
